package io.leasehold.bench.soak;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** Random request bodies for reservation-service, on few hosts and a single day, so that requests compete. */
final class RequestBodies {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final int STEP = 30;
    private static final int STEPS_OF_THE_DAY = 48;
    private static final int LONGEST = 6;

    private final SplittableRandom random;
    private final Instant day;

    /**
     * Creates a generator; the day begins in the hour after {@code now}, so that leases start and end by themselves in
     * a long run.
     */
    RequestBodies(SplittableRandom random, Instant now) {
        this.random = random;
        this.day = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** Returns a lease within the day. */
    String lease() {
        return lease(window());
    }

    /** Returns a lease that starts now and ends within two minutes. */
    String shortLease(Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(random.nextInt(1, 3), ChronoUnit.MINUTES);
        return lease("\"start_date\": \"now\", \"end_date\": \"%s\"".formatted(DATE.format(end)));
    }

    /** Returns a change of the window, or of the end. */
    String move() {
        return random.nextBoolean()
                ? "{%s}".formatted(window())
                : "{\"end_date\": \"%s\"}".formatted(DATE.format(later(random.nextInt(STEPS_OF_THE_DAY))));
    }

    String name() {
        return "{\"name\": \"renamed-%d\"}".formatted(random.nextInt(1000));
    }

    /** Returns a change of the size of one reservation. */
    String size(AcceptedLease.Part part) {
        int size = random.nextInt(1, 5);
        String change = part.isHosts() ? "\"max\": %d".formatted(size) : "\"amount\": %d".formatted(size);
        return "{\"reservations\": [{\"id\": \"%s\", %s}]}".formatted(part.id(), change);
    }

    private String lease(String window) {
        String reservations = switch (random.nextInt(3)) {
            case 0 -> hosts();
            case 1 -> instances();
            default -> hosts() + ", " + instances();
        };
        return "{\"name\": \"soak\", %s, \"reservations\": [%s]}".formatted(window, reservations);
    }

    private String hosts() {
        int min = random.nextInt(1, 4);
        return """
                {"resource_type": "physical:host", "min": %d, "max": %d, "hypervisor_properties": "", "resource_properties": ""}""".formatted(min, random.nextInt(min, 4));
    }

    private String instances() {
        return """
                {"resource_type": "virtual:instance", "amount": %d, "vcpus": %d, "memory_mb": %d, "disk_gb": 50,
                 "affinity": %s, "resource_properties": ""}""".formatted(
                        random.nextInt(1, 5),
                        random.nextInt(1, 9),
                        1024 << random.nextInt(5),
                        new String[] {"null", "true", "false"}[random.nextInt(3)]);
    }

    private String window() {
        int start = random.nextInt(STEPS_OF_THE_DAY);
        return "\"start_date\": \"%s\", \"end_date\": \"%s\""
                .formatted(DATE.format(at(start)), DATE.format(later(start)));
    }

    private Instant later(int start) {
        return at(start + random.nextInt(1, LONGEST + 1));
    }

    private Instant at(int step) {
        return day.plus((long) step * STEP, ChronoUnit.MINUTES);
    }
}
