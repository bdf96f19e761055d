package io.leasehold.reservation.test;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** Counts the SQL statements that the service sends, as its own metrics tell; begin and commit are none. */
@Singleton
public class StatementMeter {
    private static final int TRIES = 8;

    private final MeterRegistry metrics;

    StatementMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * How many statements the work takes. The service does other things by itself meanwhile, so the least of several
     * tries counts; {@code work} is given the number of the try.
     */
    public long of(LongConsumer work) {
        return LongStream.range(0, TRIES)
                .map(number -> {
                    double before = completed();
                    work.accept(number);
                    return Math.round(completed() - before);
                })
                .min()
                .orElseThrow();
    }

    private double completed() {
        return metrics.find("postgresql.completed").meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }
}
