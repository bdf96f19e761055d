package io.leasehold.backing.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Process under test, in a JVM of its own. */
record JavaProcess(Process process, String address) {

    private static final String READY = "READY ";

    /** Starts {@code main} with a temporary folder of its own and waits until the process is ready. */
    static JavaProcess start(Path temporary, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-Xmx192m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary);
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"), main.getName());
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new JavaProcess(process, awaitReady(process));
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        return output.lines()
                .filter(line -> line.startsWith(READY))
                .map(line -> line.substring(READY.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the process ended before it was ready"));
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    boolean ends() throws InterruptedException {
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    int port() {
        String authority = address.replaceFirst(".*//", "").replaceFirst("/.*", "");
        return Integer.parseInt(authority.substring(authority.indexOf(':') + 1));
    }
}
