package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Who does which task. */
@Singleton
class ServerTasks {
    private final ServerPlacer placing;
    private final ServerSpawner building;
    private final ServerPower powering;
    private final ServerRemoval removal;
    private final ServerVsnChange vsnChange;

    ServerTasks(
            ServerPlacer placing,
            ServerSpawner building,
            ServerPower powering,
            ServerRemoval removal,
            ServerVsnChange vsnChange) {
        this.placing = placing;
        this.building = building;
        this.powering = powering;
        this.removal = removal;
        this.vsnChange = vsnChange;
    }

    /** One step; the server is at another task then, or at none, unless the step fails. */
    Uni<Void> step(Operation operation, TaskState task, Server server) {
        return switch (task) {
            case SCHEDULING -> placing.place(operation, server);
            case SPAWNING -> building.build(operation, server);
            case POWERING_ON -> powering.on(operation, server);
            case POWERING_OFF -> powering.off(operation, server);
            case REBOOTING, REBOOTING_HARD -> powering.again(operation, server, task);
            case ASSIGNING_VSN -> vsnChange.assign(operation, server);
            case UNASSIGNING_VSN -> vsnChange.unassign(operation, server);
            case DELETING -> removal.remove(operation, server);
        };
    }
}
