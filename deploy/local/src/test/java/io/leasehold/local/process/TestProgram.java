package io.leasehold.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program to be supervised: says that it serves, and lives until it is ended. Or does not even begin. */
public final class TestProgram {
    private TestProgram() {}

    /** Arguments: {@code lives}, {@code dies}, or {@code parent} and a file, where it starts one that lives on a leash. */
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
