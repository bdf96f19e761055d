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
 * Runs a program that ends with its supervisor, however that ends: the supervisor holds the other end of standard
 * input, and the system closes it even when the supervisor is killed. Goes alone on a foreign class path, so it uses
 * nothing but the JDK.
 */
public final class SupervisedMain {
    private static final int ORPHANED = 70;
    private static final String ENTRY = SupervisedMain.class.getName().replace('.', '/') + ".class";

    private SupervisedMain() {}

    /** Arguments: the class to run, and its arguments. */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("supervisor-watch").start(SupervisedMain::awaitEndOfInput);
        MethodHandles.publicLookup()
                .findStatic(Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes here
            }
        } catch (IOException broken) {
            // as good as the end
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Packs this class into a jar of its own. */
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
