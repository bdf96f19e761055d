package io.leasehold.backing.server;

/** Shutdown hook that closes a server that is still open when the JVM exits. */
public final class ExitHook {

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /** Registers {@code close}, which must tolerate repetition. */
    public static ExitHook running(Runnable close) {
        Thread thread = new Thread(close, "leasehold-exit");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ExitHook(thread);
    }

    /** Removes the hook; does nothing while the JVM exits. */
    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException exiting) {
            // the hook is running already
        }
    }
}
