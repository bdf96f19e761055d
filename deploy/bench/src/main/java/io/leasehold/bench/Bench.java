package io.leasehold.bench;

import io.leasehold.bench.reservation.ReservationBench;
import io.leasehold.bench.soak.Soak;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Main class of the commands that measure. The script {@code ./leasehold} builds and calls this class. */
public final class Bench {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Bench() {}

    /**
     * Runs a command. Arguments: {@code bench NAME} or {@code soak}, with options; the project's folder is the system
     * property {@code leasehold.root}.
     */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Path root = Path.of(System.getProperty("leasehold.root", ".")).toAbsolutePath();
        System.exit(run(root, args));
    }

    private static int run(Path root, String[] args) {
        try {
            Options options = Options.parse(Arrays.asList(args));
            Path folder = root.resolve("deploy/bench/target");
            return switch (options) {
                case Options.Reservation bench -> measure(new ReservationBench(root, folder, bench.time()));
                case Options.Endurance soak ->
                    new Soak(root, folder, soak.operations(), soak.seed()).run() ? 0 : FAILED;
            };
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    private static int measure(ReservationBench bench) {
        bench.run();
        return 0;
    }
}
