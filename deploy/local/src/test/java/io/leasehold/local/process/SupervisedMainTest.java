package io.leasehold.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedMainTest {
    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void a_supervised_program_ends_when_its_supervisor_is_killed() throws IOException {
        Path note = folder.resolve("pid");
        Process parent = new ProcessBuilder(TestPrograms.command("parent", note.toString()))
                .inheritIO()
                .start();
        await().untilAsserted(() -> assertThat(note).isNotEmptyFile());
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(note, UTF_8))).orElseThrow();

        var unused = parent.destroyForcibly();

        await().untilAsserted(() -> assertThat(isRunning(child)).isFalse());
    }

    @Test
    void the_packed_jar_holds_one_class() throws IOException {
        Path jar = folder.resolve("supervised-main.jar");

        SupervisedMain.pack(jar);

        try (JarFile packed = new JarFile(jar.toFile())) {
            assertThat(packed.stream())
                    .hasSize(1)
                    .allSatisfy(entry -> assertThat(entry.getName()).endsWith("/SupervisedMain.class"));
        }
    }

    /** Returns true while the process runs; an ended orphan that nobody has collected has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
