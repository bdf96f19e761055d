package io.leasehold.backing.server;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.function.Supplier;

/**
 * Makes libraries that look classes up by the thread's class loader find those this library was loaded with. In a test
 * of Quarkus the thread has another loader, which knows the same classes a second time.
 */
public final class OwnClassLoader {

    private OwnClassLoader() {}

    /** Does {@code work} with our class loader as the thread's, which threads started meanwhile inherit. */
    public static void run(Runnable work) {
        ClassLoader before = swap(OwnClassLoader.class.getClassLoader());
        try {
            work.run();
        } finally {
            swap(before);
        }
    }

    /** Like {@link #run}, and answers what {@code work} answers. */
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
