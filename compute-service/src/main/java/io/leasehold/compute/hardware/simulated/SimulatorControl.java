package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code PUT /q/sim/hosts/<mtms>} with {@code {"state":"up|down","status":"enabled|disabled"}} on the management port
 * changes a simulated host as operators and power failures change a real one. Absent unless simulators may be
 * controlled.
 */
@Singleton
class SimulatorControl {
    private final Instance<SimulatedHosts> hosts;
    private final boolean controllable;

    SimulatorControl(
            @Identifier("simulator") Instance<SimulatedHosts> hosts,
            @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.hosts = hosts;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            management
                    .router()
                    .put("/q/sim/hosts/:mtms")
                    .handler(BodyHandler.create())
                    .handler(this::change);
        }
    }

    private void change(RoutingContext context) {
        String name = Objects.requireNonNull(context.pathParam("mtms"));
        Uni.createFrom()
                .item(() -> wanted(body(context)))
                .chain(wanted -> hosts.get().change(Mtms.of(name), wanted))
                .subscribe()
                .with(done -> context.response().setStatusCode(204).end(), failure -> refuse(context, failure));
    }

    /** Reads the JSON object of a request. */
    static JsonObject body(RoutingContext context) {
        return Optional.ofNullable(context.body().asJsonObject())
                .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
    }

    private static SimulatedHosts.HostSwitch wanted(JsonObject body) {
        return new SimulatedHosts.HostSwitch(
                oneOf(body, "state", Set.of("up", "down")), oneOf(body, "status", Set.of("enabled", "disabled")));
    }

    private static Optional<String> oneOf(JsonObject body, String key, Set<String> known) {
        Optional<String> value = Optional.ofNullable(body.getString(key));
        value.filter(text -> !known.contains(text)).ifPresent(text -> {
            throw new IllegalArgumentException("%s must be one of %s".formatted(key, known));
        });
        return value;
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        int status = failure instanceof HardwareFault.NotFound ? 404 : 400;
        context.response().setStatusCode(status).end(String.valueOf(failure.getMessage()));
    }
}
