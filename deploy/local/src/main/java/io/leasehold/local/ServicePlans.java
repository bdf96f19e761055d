package io.leasehold.local;

import io.leasehold.local.process.Jvm;
import io.leasehold.local.process.ProcessPlan;
import io.leasehold.local.process.Readiness;
import io.leasehold.local.process.SupervisedMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Plans of the processes of the packaged services, which end with their supervisor and know the addresses of everything
 * they need.
 */
record ServicePlans(StackConfig config) {
    private static final String HEAP = "192m";

    List<ProcessPlan> all() {
        ServiceSettings settings = new ServiceSettings(config.ports(), config.services());
        return config.services().stream()
                .map(service -> plan(service, settings.of(service)))
                .toList();
    }

    private ProcessPlan plan(Service service, Map<String, String> environment) {
        int management = config.ports().management(service.name());
        return new ProcessPlan(
                service.name(),
                config.ports().of(service.name()),
                command(service),
                environment,
                config.log(service.name()),
                new Readiness.Answers(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management))));
    }

    private List<String> command(Service service) {
        Path jar = service.jar(config.root());
        if (!Files.exists(jar)) {
            throw new IllegalStateException("%s is not built: %s is missing."
                    .formatted(service.name(), config.root().relativize(jar)));
        }
        Attributes manifest = manifest(jar);
        List<String> command = Jvm.command(HEAP);
        command.addAll(opened(manifest).toList());
        command.addAll(config.flags());
        config.settings()
                .getOrDefault(service.name(), Map.of())
                .forEach((property, value) -> command.add("-D%s=%s".formatted(property, value)));
        command.addAll(
                List.of("-cp", jar + File.pathSeparator + config.supervisedMainJar(), SupervisedMain.class.getName()));
        command.add(manifest.getValue(Attributes.Name.MAIN_CLASS));
        return command;
    }

    /** Returns the options for the packages that {@code java -jar} would open by itself. */
    private static Stream<String> opened(Attributes manifest) {
        String packages = manifest.getValue("Add-Opens");
        return packages == null
                ? Stream.of()
                : Stream.of(packages.split(" ")).map("--add-opens=%s=ALL-UNNAMED"::formatted);
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}
