package io.leasehold.common.boundary;

import io.leasehold.common.error.ServiceException;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Step boundaries on the management port: {@code GET /q/sim/steps} lists them, {@code POST /q/sim/steps/<boundary>}
 * arms one, {@code DELETE} disarms it. All are absent unless {@code leasehold.sim.control} is on.
 */
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
            Router router = management.router();
            router.get("/q/sim/steps").handler(context -> context.json(new JsonArray(steps.names())));
            router.post("/q/sim/steps/:boundary").handler(this::arm);
            router.delete("/q/sim/steps/:boundary").handler(this::disarm);
        }
    }

    private void arm(RoutingContext context) {
        try {
            steps.arm(boundary(context));
            context.response().setStatusCode(204).end();
        } catch (ServiceException unknown) {
            context.response().setStatusCode(404).end(unknown.getMessage());
        }
    }

    private void disarm(RoutingContext context) {
        steps.disarm(boundary(context));
        context.response().setStatusCode(204).end();
    }

    private static String boundary(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("boundary"));
    }
}
