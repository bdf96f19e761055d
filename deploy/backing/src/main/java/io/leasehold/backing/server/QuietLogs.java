package io.leasehold.backing.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the talk of servers out of the log of whoever runs them inside its JVM; their failures stay in it. */
public final class QuietLogs {

    /** The JDK forgets the level of a logger that nobody holds. */
    private static final Set<Logger> HELD = ConcurrentHashMap.newKeySet();

    private QuietLogs() {}

    /** Lets only {@code level} and worse pass from the loggers with these names and from those below them. */
    public static void below(Level level, String... names) {
        for (String name : names) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(level);
            HELD.add(logger);
        }
    }
}
