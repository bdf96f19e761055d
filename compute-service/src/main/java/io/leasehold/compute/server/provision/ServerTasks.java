package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Choice of the class that does a task of a server. */
@Singleton
class ServerTasks {
    private final ServerPlacer placer;
    private final ServerSpawner spawner;
    private final ServerPower power;
    private final ServerRemoval removal;
    private final ServerVsnChange vsnChange;

    ServerTasks(
            ServerPlacer placer,
            ServerSpawner spawner,
            ServerPower power,
            ServerRemoval removal,
            ServerVsnChange vsnChange) {
        this.placer = placer;
        this.spawner = spawner;
        this.power = power;
        this.removal = removal;
        this.vsnChange = vsnChange;
    }

    /** Does one step of the task; unless the step fails, the server has another task afterwards or none. */
    Uni<Void> step(Operation operation, TaskState task, Server server) {
        return switch (task) {
            case SCHEDULING -> placer.place(operation, server);
            case SPAWNING -> spawner.spawn(operation, server);
            case POWERING_ON -> power.on(operation, server);
            case POWERING_OFF -> power.off(operation, server);
            case REBOOTING, REBOOTING_HARD -> power.reboot(operation, server, task);
            case ASSIGNING_VSN -> vsnChange.assign(operation, server);
            case UNASSIGNING_VSN -> vsnChange.unassign(operation, server);
            case DELETING -> removal.remove(operation, server);
        };
    }
}
