package io.leasehold.common.work;

import io.quarkus.vertx.http.ManagementInterface;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code POST /q/sim/steps/<boundary>} on the management port arms a step boundary; absent where simulators may not be controlled. */
@Singleton
class StepControl {
    private final Steps steps;
    private final boolean controllable;

    StepControl(
            Steps steps, @ConfigProperty(name = "leasehold.sim.control", defaultValue = "false") boolean controllable) {
        this.steps = steps;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            management.router().post("/q/sim/steps/:boundary").handler(context -> {
                steps.arm(Objects.requireNonNull(context.pathParam("boundary")));
                context.response().setStatusCode(204).end();
            });
        }
    }
}
