package io.leasehold.backing.server;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.function.Supplier;

/**
 * Execution with this library's class loader as the thread's context class loader, for libraries that look classes up
 * there. The threads of a Quarkus test have another loader, which knows the same classes a second time.
 */
public final class OwnClassLoader {

    private OwnClassLoader() {}

    /** Runs {@code work}; threads started by it inherit the class loader. */
    public static void run(Runnable work) {
        ClassLoader before = swap(OwnClassLoader.class.getClassLoader());
        try {
            work.run();
        } finally {
            swap(before);
        }
    }

    /** Runs {@code work} and returns its result. */
    public static <T> T call(Supplier<T> work) {
        ClassLoader before = swap(OwnClassLoader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            swap(before);
        }
    }

    @CanIgnoreReturnValue
    private static ClassLoader swap(ClassLoader next) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(next);
        return before;
    }
}
