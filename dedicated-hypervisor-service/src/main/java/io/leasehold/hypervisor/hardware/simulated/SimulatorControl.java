package io.leasehold.hypervisor.hardware.simulated;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Control of the simulator on the management port; absent where simulators may not be controlled.
 *
 * <ul>
 *   <li>{@code PUT /q/sim/stock/<flavor>/<zone>} with {@code {"machines":n}} says how many machines there are.
 *   <li>{@code PUT /q/sim/faults/<target>/<call>} with {@code {"kind":"FROZEN","delay_ms":n}} sets the fault of a call, or
 *       of all calls ({@code all}), of a console or of one machine ({@link SimulatedFault.Kind}).
 * </ul>
 */
@Singleton
class SimulatorControl {
    private final MachineStore store;
    private final SimulatedFaults faults;
    private final boolean controllable;

    SimulatorControl(
            MachineStore store,
            SimulatedFaults faults,
            @ConfigProperty(name = "leasehold.sim.control") boolean controllable) {
        this.store = store;
        this.faults = faults;
        this.controllable = controllable;
    }

    void register(@Observes ManagementInterface management) {
        if (controllable) {
            Router router = management.router();
            router.put("/q/sim/stock/:flavor/:zone")
                    .handler(BodyHandler.create())
                    .handler(context -> answer(context, () -> stock(context)));
            router.put("/q/sim/faults/:target/:call")
                    .handler(BodyHandler.create())
                    .handler(context -> answer(context, () -> fault(context)));
        }
    }

    private Uni<Void> stock(RoutingContext context) {
        return store.stock(
                UUID.fromString(parameter(context, "flavor")), parameter(context, "zone"), machines(context));
    }

    private Uni<Void> fault(RoutingContext context) {
        JsonObject body = Objects.requireNonNull(context.body().asJsonObject());
        SimulatedFault fault = new SimulatedFault(
                SimulatedFault.Kind.valueOf(body.getString("kind")), Duration.ofMillis(body.getLong("delay_ms", 0L)));
        return faults.set(parameter(context, "target"), parameter(context, "call"), fault);
    }

    private static void answer(RoutingContext context, Supplier<Uni<Void>> change) {
        Uni.createFrom()
                .deferred(() -> change.get())
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
