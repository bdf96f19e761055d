package io.leasehold.common.work;

import io.leasehold.common.error.ServiceException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The step boundaries of this process. In a stack whose simulators may be controlled, a test arms one of them and the
 * process kills itself there, as a power cut would (ADR 0013).
 */
@Singleton
public class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final List<String> names;
    private final boolean controllable;
    private final Set<String> armed = ConcurrentHashMap.newKeySet();

    Steps(
            @All List<Boundaries> boundaries,
            @ConfigProperty(name = "leasehold.sim.control", defaultValue = "false") boolean controllable) {
        this.names = boundaries.stream()
                .flatMap(module -> module.all().stream())
                .map(Boundary::text)
                .sorted()
                .collect(Collectors.toList());
        this.controllable = controllable;
    }

    /** Marks that the work stands between two steps; does nothing unless a test armed this boundary. */
    public void reached(Boundary boundary) {
        reached(boundary.text());
    }

    /** Marks that the work stands between two steps; does nothing unless a test armed this boundary. */
    public void reached(String boundary) {
        if (controllable && armed.contains(boundary)) {
            LOG.warnf("Halting at step boundary %s", boundary);
            Runtime.getRuntime().halt(137);
        }
    }

    /** The names of all boundaries of this process, sorted. */
    List<String> names() {
        return names;
    }

    /** Has the next work that reaches {@code boundary} kill the process, with transactions open and no shutdown hook run. */
    void arm(String boundary) {
        if (!controllable) {
            throw new IllegalStateException("leasehold.sim.control is off");
        }
        if (!names.contains(boundary)) {
            throw ServiceException.notFound("There is no step boundary %s".formatted(boundary));
        }
        armed.add(boundary);
    }
}
