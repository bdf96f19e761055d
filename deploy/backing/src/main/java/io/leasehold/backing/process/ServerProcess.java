package io.leasehold.backing.process;

import io.leasehold.backing.server.ForeignProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Common main loop of the server processes: reports readiness, then waits for termination or for the end of the parent.
 */
final class ServerProcess {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private ServerProcess() {}

    /**
     * Starts a server and blocks until the process is terminated or its parent ends; the server's exit hook then stops
     * the server.
     *
     * @param server starts the server and returns its address
     */
    static void run(String[] words, Function<Arguments, String> server) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Arguments arguments = Arguments.of(words);
        String address = server.apply(arguments);
        System.out.println("READY " + address);
        awaitEnd(arguments.parent());
        System.exit(0);
    }

    private static void awaitEnd(Optional<Long> parent) {
        try {
            while (parent.isEmpty() || ForeignProcess.find(parent.get()).isPresent()) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
