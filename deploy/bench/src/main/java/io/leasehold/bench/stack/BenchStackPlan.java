package io.leasehold.bench.stack;

import io.leasehold.local.Service;
import io.leasehold.local.StackConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Plan of the stack of one run.
 *
 * @param root the project's folder
 * @param home the folder for the data of the run
 * @param replicas the number of processes of the service
 * @param settings the settings of each process
 * @param flags the flags of each JVM
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
        // no measurement needs compute-service
        StackConfig all = config.with(service.name(), "leasehold.compute.url", "http://127.0.0.1:1");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            all = all.with(service.name(), setting.getKey(), setting.getValue());
        }
        return all;
    }
}
