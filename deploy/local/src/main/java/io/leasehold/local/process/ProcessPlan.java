package io.leasehold.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plan of a process: its name, its command, and the sign that it serves. */
public record ProcessPlan(
        String name, int port, List<String> command, Map<String, String> environment, Path log, Readiness readiness) {
    public ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
