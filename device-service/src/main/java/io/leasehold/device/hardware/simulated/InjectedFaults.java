package io.leasehold.device.hardware.simulated;

import io.leasehold.device.hardware.HardwareFault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Faults that tests inject into calls of the simulated hardware; stored in its schema with the number of calls left.
 */
@Singleton
class InjectedFaults {
    private static final String INJECT = """
            insert into device_sim.fault (op, host_uuid, mdev_uuid, error, times, delay_ms, happens,
                before_effect, definition_only)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String NEXT = """
            update device_sim.fault set times = times - 1
            where id = (
                select id from device_sim.fault
                where op = $1 and times > 0 and coalesce(host_uuid, $2) = $2 and coalesce(mdev_uuid, $3) = $3
                order by id limit 1
                for update skip locked)
            returning *
            """;
    private static final String CLEAR = "delete from device_sim.fault";
    /** The call is never answered. */
    private static final String FROZEN = "Frozen";

    private static final Set<String> OPS = Set.of("attach", "detach", "holder");
    private static final Set<String> ERRORS =
            Set.of("Busy", "Io", "Permission", "Timeout", "Unsupported", "InvalidState", FROZEN);

    /**
     * A fault that a call encounters.
     *
     * @param happens whether what was asked for happens all the same
     * @param delay how long the answer takes
     * @param beforeEffect true when the delay comes before the effect, which then happens whatever has changed since the
     *     call, and also when nobody waits for the answer any longer
     * @param definitionOnly true when the effect leaves the running virtual machine alone
     */
    record Fault(
            Optional<String> error, boolean happens, Duration delay, boolean beforeEffect, boolean definitionOnly) {
        static final Fault NONE = new Fault(Optional.empty(), true, Duration.ZERO, false, false);
    }

    private final Pool pool;

    InjectedFaults(Pool pool) {
        this.pool = pool;
    }

    /**
     * Orders a fault:
     * {@code {"op","host"?,"device"?,"error"?,"times"?,"delayMs"?,"happens"?,"beforeEffect"?,"definitionOnly"?}}.
     */
    Uni<Void> inject(JsonObject fault) {
        String op = fault.getString("op", "");
        @Nullable String error = fault.getString("error");
        if (!OPS.contains(op) || (error != null && !ERRORS.contains(error))) {
            throw new IllegalArgumentException("op must be one of %s, error one of %s".formatted(OPS, ERRORS));
        }
        return pool.preparedQuery(INJECT)
                .execute(Tuple.tuple()
                        .addString(op)
                        .addString(fault.getString("host"))
                        .addString(fault.getString("device"))
                        .addString(error)
                        .addInteger(fault.getInteger("times", 1))
                        .addInteger(fault.getInteger("delayMs", 0))
                        .addBoolean(fault.getBoolean("happens", error == null))
                        .addBoolean(fault.getBoolean("beforeEffect", false))
                        .addBoolean(fault.getBoolean("definitionOnly", false)))
                .replaceWithVoid();
    }

    /** Removes all faults. */
    Uni<Void> clear() {
        return pool.query(CLEAR).execute().replaceWithVoid();
    }

    /** The fault that this call meets. */
    Uni<Fault> next(String op, String host, String device) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(op, host, device))
                .map(rows ->
                        rows.stream().findFirst().map(InjectedFaults::fault).orElse(Fault.NONE));
    }

    /**
     * The answer to a call that met the fault. A timeout before the effect is answered at once, while the effect is on
     * its way. A caller that stops waiting stops nothing.
     */
    static <T> Uni<T> answer(Fault fault, String what, Uni<T> effect) {
        Uni<T> work = fault.beforeEffect() ? pause(fault).chain(() -> effect) : effect.call(() -> pause(fault));
        Uni<T> begun = Uni.createFrom().emitter(answer -> work.subscribe().with(answer::complete, answer::fail));
        if (fault.beforeEffect() && fault.error().isPresent()) {
            return Uni.createFrom().emitter(answer -> {
                var unused = begun.subscribe().with(done -> {}, failure -> {});
                answer.fail(fault(fault.error().get(), what));
            });
        }
        return fault.error()
                .map(error -> begun.<T>chain(() -> error.equals(FROZEN)
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().failure(fault(error, what))))
                .orElse(begun);
    }

    private static Uni<Void> pause(Fault fault) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return fault.delay().isZero() ? now : now.onItem().delayIt().by(fault.delay());
    }

    private static Fault fault(Row row) {
        return new Fault(
                Optional.ofNullable(row.getString("error")),
                row.getBoolean("happens"),
                Duration.ofMillis(row.getInteger("delay_ms")),
                row.getBoolean("before_effect"),
                row.getBoolean("definition_only"));
    }

    private static HardwareFault fault(String error, String what) {
        return switch (error) {
            case "Busy" -> new HardwareFault.Busy(what);
            case "Permission" -> new HardwareFault.Permission(what);
            case "Timeout" -> new HardwareFault.Timeout(what);
            case "Unsupported" -> new HardwareFault.Unsupported(what + " refuses");
            case "InvalidState" -> new HardwareFault.InvalidState(what + " is in a state that does not allow it");
            default -> new HardwareFault.Io(what + " failed");
        };
    }
}
