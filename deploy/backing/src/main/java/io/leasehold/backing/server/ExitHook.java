package io.leasehold.backing.server;

/** Closes a server when the JVM exits before anybody else has closed it. */
public final class ExitHook {

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /** Registers {@code close}, which must be harmless when repeated. */
    public static ExitHook running(Runnable close) {
        Thread thread = new Thread(close, "leasehold-exit");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ExitHook(thread);
    }

    /** Forgets the hook; does nothing when the JVM is exiting already. */
    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException exiting) {
            // the hook runs already
        }
    }
}
