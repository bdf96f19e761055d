package io.leasehold.local.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Main class of the commands for a running stack. The script of the same name finds a JVM, builds, and calls this
 * class.
 */
public final class Leasehold {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Leasehold() {}

    /**
     * Runs a command. Arguments: the command and its own arguments; the project's folder is the system property {@code
     * leasehold.root}.
     */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Path root = Path.of(System.getProperty("leasehold.root", ".")).toAbsolutePath();
        List<String> words = Arrays.asList(args);
        System.exit(run(root, words));
    }

    private static int run(Path root, List<String> words) {
        try {
            return Command.parse(words).run(root);
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            return MISUSED;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }
}
