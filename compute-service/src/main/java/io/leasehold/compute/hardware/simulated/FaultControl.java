package io.leasehold.compute.hardware.simulated;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code POST /q/sim/faults} with {@code {"target":"<partition id>|<mtms>|*","operation":"power_on","times":1}} on the
 * management port makes operations of the simulated hardware fail, always where no times are given; {@code DELETE} ends
 * that. With {@code "mode":"fail|lose_answer|delay|delay_answer|freeze"} and {@code "delay_ms"} they fail as {@link
 * FaultMode} says; operation {@code *} is any. Absent where simulators may not be controlled.
 */
@Singleton
class FaultControl {
    private final Faults faults;
    private final boolean controllable;

    FaultControl(Faults faults, @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.faults = faults;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            Router router = management.router();
            router.post("/q/sim/faults").handler(BodyHandler.create()).handler(this::set);
            router.delete("/q/sim/faults").handler(context -> answer(context, faults.clear()));
        }
    }

    private void set(RoutingContext context) {
        answer(
                context,
                Uni.createFrom()
                        .item(() -> fault(SimulatorControl.body(context)))
                        .chain(faults::set));
    }

    private static PlannedFault fault(JsonObject body) {
        return new PlannedFault(
                body.getString("target", "*"),
                body.getString("operation", ""),
                Optional.ofNullable(body.getInteger("times")),
                FaultMode.of(body.getString("mode", FaultMode.FAIL.text())),
                Duration.ofMillis(body.getInteger("delay_ms", 0)));
    }

    private static void answer(RoutingContext context, Uni<Void> change) {
        change.subscribe()
                .with(
                        done -> context.response().setStatusCode(204).end(),
                        refused -> context.response().setStatusCode(400).end(String.valueOf(refused.getMessage())));
    }
}
