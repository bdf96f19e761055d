package io.leasehold.hypervisor.hardware.simulated;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Control of the simulator's stock on the management port: {@code PUT /q/sim/stock/<flavor>/<zone>} with {@code
 * {"machines":n}}. Absent unless {@code leasehold.sim.control} is true.
 */
@Singleton
class SimulatorControl {
    private final MachineStore store;
    private final boolean controllable;

    SimulatorControl(MachineStore store, @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.store = store;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            management
                    .router()
                    .put("/q/sim/stock/:flavor/:zone")
                    .handler(BodyHandler.create())
                    .handler(this::stock);
        }
    }

    private void stock(RoutingContext context) {
        Uni.createFrom()
                .deferred(() -> store.stock(
                        UUID.fromString(parameter(context, "flavor")), parameter(context, "zone"), machines(context)))
                .subscribe()
                .with(
                        done -> context.response().setStatusCode(204).end(),
                        failure -> context.response().setStatusCode(400).end(String.valueOf(failure.getMessage())));
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static int machines(RoutingContext context) {
        return Optional.ofNullable(context.body().asJsonObject())
                .map((JsonObject body) -> body.getInteger("machines"))
                .filter(count -> count >= 0)
                .orElseThrow(() -> new IllegalArgumentException("machines must be a number that is not negative"));
    }
}
