package io.leasehold.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Main class that runs a program and ends it together with its supervisor. The supervisor holds the other end of
 * standard input, and the operating system closes it even when the supervisor is killed. The class is added alone to
 * another program's class path, so it uses nothing but the JDK.
 */
public final class SupervisedMain {
    private static final int ORPHANED = 70;
    private static final String ENTRY = SupervisedMain.class.getName().replace('.', '/') + ".class";

    private SupervisedMain() {}

    /** Runs a program. Arguments: the main class and its arguments. */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("supervisor-watch").start(SupervisedMain::awaitEndOfInput);
        MethodHandles.publicLookup()
                .findStatic(Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // the supervisor writes nothing
            }
        } catch (IOException broken) {
            // counts as the end of input
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Writes a jar with this class only. */
    public static void pack(Path jar) {
        try (InputStream code = SupervisedMain.class.getResourceAsStream("/" + ENTRY);
                JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
            stream.putNextEntry(new JarEntry(ENTRY));
            stream.write(code.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }
}
