package io.leasehold.backing.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Log levels of servers that run inside this JVM; failures are still logged. */
public final class QuietLogs {

    /** Strong references, because the JDK discards the level of a logger without one. */
    private static final Set<Logger> HELD = ConcurrentHashMap.newKeySet();

    private QuietLogs() {}

    /** Limits the named loggers, and the loggers below them, to {@code level} and above. */
    public static void below(Level level, String... names) {
        for (String name : names) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(level);
            HELD.add(logger);
        }
    }
}
