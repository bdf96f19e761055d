package io.leasehold.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Program under supervision: reports readiness and runs until it is ended, or fails at once. */
public final class TestProgram {
    private TestProgram() {}

    /**
     * Runs the program. Arguments: {@code lives}, {@code dies}, or {@code parent} and a file for the pid of a
     * supervised child.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "lives" -> {
                System.out.println("READY");
                Thread.sleep(60_000);
            }
            case "parent" -> {
                Process child = new ProcessBuilder(TestPrograms.supervised("lives")).start();
                Files.writeString(Path.of(args[1]), String.valueOf(child.pid()));
                Thread.sleep(60_000);
            }
            default -> {
                System.out.println("cannot go on like this");
                System.exit(3);
            }
        }
    }
}
