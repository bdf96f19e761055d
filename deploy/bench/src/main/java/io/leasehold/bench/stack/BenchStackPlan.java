package io.leasehold.bench.stack;

import io.leasehold.local.Service;
import io.leasehold.local.StackConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is set up for a run.
 *
 * @param root     the project's folder
 * @param home     where the data of the run lie
 * @param replicas how many processes of the service there are
 * @param settings of each of them
 * @param flags    of their JVMs
 */
public record BenchStackPlan(Path root, Path home, int replicas, Map<String, String> settings, List<String> flags) {
    public BenchStackPlan {
        settings = Map.copyOf(settings);
        flags = List.copyOf(flags);
    }

    StackConfig config(List<Service> services) {
        StackConfig config = StackConfig.onFreePorts(root, home, services).fresh(true);
        for (String flag : flags) {
            config = config.withFlag(flag);
        }
        for (Service service : services) {
            config = with(config, service);
        }
        return config;
    }

    private StackConfig with(StackConfig config, Service service) {
        // nothing that is measured asks compute for anything
        StackConfig all = config.with(service.name(), "leasehold.compute.url", "http://127.0.0.1:1");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            all = all.with(service.name(), setting.getKey(), setting.getValue());
        }
        return all;
    }
}
