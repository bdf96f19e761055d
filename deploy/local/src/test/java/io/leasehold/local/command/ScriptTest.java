package io.leasehold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the script {@code ./leasehold} on a machine without some of its tools; the project's folder has a space in
 * its name.
 */
class ScriptTest {
    private static final List<String> TOOLS = List.of("bash", "cat", "dirname", "head", "readlink", "sed", "sort");

    private record Outcome(int code, String output) {}

    @TempDir
    private Path folder = Path.of("unset");

    private Path project = folder;

    @BeforeEach
    void copyScript() throws IOException {
        project = Files.createDirectories(folder.resolve("my project"));
        Files.copy(Path.of("../../leasehold"), project.resolve("leasehold"));
        for (String tool : TOOLS) {
            var unused = Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("bin")).resolve(tool), Path.of("/usr/bin", tool));
        }
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        Outcome outcome = run(Map.of("LEASEHOLD_JDKS", "/nowhere"), "up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output().lines()).singleElement().asString().startsWith("Leasehold needs a JDK 21 or newer");
    }

    @Test
    void an_old_jdk_is_none_and_the_newest_wins() throws Exception {
        Path old = jdk("17.0.1");
        Path middle = jdk("21.0.2");
        Path newest = jdk("25");
        executable(folder.resolve("bin/mvn"), "echo Apache Maven 3.9.1");

        Outcome outcome = run(Map.of("JAVA_HOME", old.toString(), "LEASEHOLD_JDKS", newest + " " + middle), "tools");

        assertThat(outcome.output()).startsWith("JDK 25: " + newest);
    }

    @Test
    void an_old_maven_is_refused() throws Exception {
        Path jdk = jdk("21");
        executable(folder.resolve("bin/mvn"), "echo Apache Maven 3.6.3");

        Outcome outcome = run(Map.of("JAVA_HOME", jdk.toString()), "test");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("Leasehold needs Maven 3.8.7 or newer and found 3.6.3");
    }

    @Test
    void a_command_that_is_unknown_is_answered_with_the_known_ones() throws Exception {
        Outcome outcome = run(Map.of(), "fly");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.output()).contains("up [--detach] [--fresh]", "token USER");
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        executable(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
        return home;
    }

    private static void executable(Path file, String line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "#!/bin/sh\n%s\n".formatted(line));
        var unused = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs the script from another folder with only the tools of the test on the PATH. */
    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", project.resolve("leasehold").toString(), arguments[0])
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
