package io.leasehold.backing.container;

import io.leasehold.backing.server.OwnClassLoader;
import io.leasehold.backing.server.QuietLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Container engine of the machine, such as Docker. */
public final class ContainerEngine {

    private ContainerEngine() {}

    /** Returns true when a container engine is available to this user. */
    public static boolean answers() {
        quieten();
        return leavesTraces() && OwnClassLoader.call(DockerClientFactory.instance()::isDockerAvailable);
    }

    static void quieten() {
        QuietLogs.below(Level.OFF, "org.testcontainers.dockerclient");
        QuietLogs.below(Level.WARNING, "org.testcontainers", "com.github.dockerjava", "tc");
    }

    /** Checks for the files of an engine: a real request takes half a second, and most test runs have no engine. */
    private static boolean leavesTraces() {
        String home = System.getProperty("user.home");
        String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                "/var/run/docker.sock",
                                runtime + "/docker.sock",
                                home + "/.docker/run/docker.sock",
                                home + "/.docker/desktop/docker.sock")
                        .anyMatch(file -> Files.exists(Path.of(file)));
    }
}
