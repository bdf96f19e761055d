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
 * Management endpoints below {@code /q/sim} that inject faults, create virtual machines and disconnect hosts. Absent
 * where simulators must not be controlled.
 */
@Singleton
class SimulatorControl {
    private final SimulatedMachines machines;
    private final InjectedFaults faults;
    private final Instance<SimulatedHosts> hosts;
    private final boolean controllable;

    SimulatorControl(
            SimulatedMachines machines,
            InjectedFaults faults,
            @Identifier("simulator") Instance<SimulatedHosts> hosts,
            @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.machines = machines;
        this.faults = faults;
        this.hosts = hosts;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            Router router = management.router();
            on(router, "/q/sim/faults", context -> faults.inject(body(context)).replaceWith(Optional.empty()));
            router.delete("/q/sim/faults")
                    .handler(context -> answer(context, faults.clear().replaceWith(Optional.empty())));
            on(
                    router,
                    "/q/sim/vms",
                    context -> machines.createVms(body(context)).map(Optional::of));
            on(
                    router,
                    "/q/sim/hosts/:uuid/connect",
                    context -> machines.setConnected(uuid(context), true).replaceWith(Optional.empty()));
            on(
                    router,
                    "/q/sim/hosts/:uuid/disconnect",
                    context -> machines.setConnected(uuid(context), false).replaceWith(Optional.empty()));
            router.get("/q/sim/devices/:uuid")
                    .handler(context ->
                            answer(context, machines.device(uuid(context)).map(Optional::of)));
        }
    }

    private void on(Router router, String path, Function<RoutingContext, Uni<Optional<JsonObject>>> action) {
        router.post(path)
                .handler(BodyHandler.create())
                .handler(context -> answer(
                        context,
                        Uni.createFrom()
                                .deferred(() -> action.apply(context))
                                .invoke(() -> hosts.get().notifyListeners())));
    }

    private static void answer(RoutingContext context, Uni<Optional<JsonObject>> action) {
        action.subscribe()
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
