package io.leasehold.device.hardware.simulated;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What operators, power cuts and bad cables do to real machines, on the management port below {@code /q/sim}; absent where
 * simulators may not be controlled.
 */
@Singleton
class SimulatorControl {
    private final SimulatedWorld world;
    private final Faults faults;
    private final Instance<SimulatedHosts> hosts;
    private final boolean controllable;

    SimulatorControl(
            SimulatedWorld world,
            Faults faults,
            @Identifier("simulator") Instance<SimulatedHosts> hosts,
            @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.world = world;
        this.faults = faults;
        this.hosts = hosts;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            Router router = management.router();
            on(router, "/q/sim/faults", context -> faults.order(body(context)).replaceWith(Optional.empty()));
            on(router, "/q/sim/vms", context -> world.vms(body(context)).map(Optional::of));
            on(
                    router,
                    "/q/sim/hosts/:uuid/connect",
                    context -> world.connect(uuid(context), true).replaceWith(Optional.empty()));
            on(
                    router,
                    "/q/sim/hosts/:uuid/disconnect",
                    context -> world.connect(uuid(context), false).replaceWith(Optional.empty()));
            router.get("/q/sim/devices/:uuid")
                    .handler(context ->
                            answer(context, world.device(uuid(context)).map(Optional::of)));
        }
    }

    private void on(Router router, String path, Function<RoutingContext, Uni<Optional<JsonObject>>> deed) {
        router.post(path)
                .handler(BodyHandler.create())
                .handler(context -> answer(
                        context,
                        Uni.createFrom()
                                .deferred(() -> deed.apply(context))
                                .invoke(() -> hosts.get().changed())));
    }

    private static void answer(RoutingContext context, Uni<Optional<JsonObject>> deed) {
        deed.subscribe()
                .with(
                        result -> result.ifPresentOrElse(
                                json -> context.json(json),
                                () -> context.response().setStatusCode(204).end()),
                        failure -> context.response().setStatusCode(400).end(String.valueOf(failure.getMessage())));
    }

    private static JsonObject body(RoutingContext context) {
        return Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
    }

    private static String uuid(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("uuid"));
    }
}
