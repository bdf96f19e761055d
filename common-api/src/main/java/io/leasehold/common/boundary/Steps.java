package io.leasehold.common.boundary;

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
 * Step boundaries of this process. With {@code leasehold.sim.control} on, a test arms a boundary and the process kills
 * itself there, as a power failure would (ADR 0013).
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

    /** Marks the boundary as reached; does nothing unless a test armed the boundary. */
    public void reached(Boundary boundary) {
        if (controllable && armed.contains(boundary.text())) {
            LOG.warnf("Halting at step boundary %s", boundary.text());
            Runtime.getRuntime().halt(137);
        }
    }

    /** Returns the names of all boundaries of this process, sorted. */
    List<String> names() {
        return names;
    }

    /**
     * Arms the boundary: the next work that reaches the boundary kills the process, with transactions open and without
     * shutdown hooks.
     */
    void arm(String boundary) {
        if (!controllable) {
            throw new IllegalStateException("leasehold.sim.control is off");
        }
        if (!names.contains(boundary)) {
            throw ServiceException.notFound("There is no step boundary %s".formatted(boundary));
        }
        armed.add(boundary);
    }

    /** Makes the boundary harmless again. */
    void disarm(String boundary) {
        armed.remove(boundary);
    }
}
