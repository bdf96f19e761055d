package io.leasehold.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the JVMs of the stack: small, and quick to start on few cores. */
public final class Jvm {
    /** First release that warns about {@code sun.misc.Unsafe}, which Netty and Kafka use. */
    private static final int WARNS = 23;

    private Jvm() {}

    /**
     * Returns the command line up to the class path: the JVM of this process, with a small heap and the quick compiler.
     */
    public static List<String> command(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        command.add("-XX:+ExitOnOutOfMemoryError");
        if (Runtime.version().feature() >= WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        return command;
    }
}
