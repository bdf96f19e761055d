package io.leasehold.common.work;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The named boundaries between the steps of work that must survive a crash. In a stack whose simulators may be
 * controlled, a test arms one of them and the process kills itself there, as a power cut would.
 */
@Singleton
public class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final boolean controllable;
    private final Set<String> armed = ConcurrentHashMap.newKeySet();

    Steps(@ConfigProperty(name = "leasehold.sim.control", defaultValue = "false") boolean controllable) {
        this.controllable = controllable;
    }

    /** Marks that the work stands between two steps; does nothing unless a test armed this boundary. */
    public void reached(String boundary) {
        if (controllable && armed.contains(boundary)) {
            LOG.warnf("Halting at step boundary %s", boundary);
            Runtime.getRuntime().halt(137);
        }
    }

    /** The next work that reaches {@code boundary} kills the process, without shutdown hooks or open transactions ending. */
    public void arm(String boundary) {
        if (!controllable) {
            throw new IllegalStateException("leasehold.sim.control is off");
        }
        armed.add(boundary);
    }
}
