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
            insert into device_sim.fault (op, host_uuid, mdev_uuid, error, times, delay_ms, happens)
            values ($1, $2, $3, $4, $5, $6, $7)
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
    private static final Set<String> OPS = Set.of("attach", "detach", "holder");
    private static final Set<String> ERRORS =
            Set.of("Busy", "Io", "Permission", "Timeout", "Unsupported", "InvalidState");

    /**
     * A fault that a call encounters.
     *
     * @param happens true when the call takes effect although it fails
     * @param delay the delay of the answer
     */
    record Fault(Optional<String> error, boolean happens, Duration delay) {
        static final Fault NONE = new Fault(Optional.empty(), true, Duration.ZERO);
    }

    private final Pool pool;

    InjectedFaults(Pool pool) {
        this.pool = pool;
    }

    /** Injects a fault: {@code {"op","host"?,"device"?,"error"?,"times"?,"delayMs"?,"happens"?}}. */
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
                        .addBoolean(fault.getBoolean("happens", error == null)))
                .replaceWithVoid();
    }

    /** Takes the next fault for the call. */
    Uni<Fault> next(String op, String host, String device) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(op, host, device))
                .map(rows ->
                        rows.stream().findFirst().map(InjectedFaults::fault).orElse(Fault.NONE));
    }

    /** Applies the fault to the result of the call: delays the result or replaces it with a failure. */
    static <T> Uni<T> answer(Fault fault, String what, Uni<T> result) {
        Uni<T> late =
                fault.delay().isZero() ? result : result.onItem().delayIt().by(fault.delay());
        return fault.error()
                .map(error -> late.chain(() -> Uni.createFrom().<T>failure(fault(error, what))))
                .orElse(late);
    }

    private static Fault fault(Row row) {
        return new Fault(
                Optional.ofNullable(row.getString("error")),
                row.getBoolean("happens"),
                Duration.ofMillis(row.getInteger("delay_ms")));
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
