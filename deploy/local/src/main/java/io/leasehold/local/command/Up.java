package io.leasehold.local.command;

import io.leasehold.local.Progress;
import io.leasehold.local.Stack;
import io.leasehold.local.StackConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the stack and stays until it is told to end: by Ctrl-C, by {@code down}, or by a failure. */
record Up(boolean fresh) implements Command {
    @Override
    public int run(Path root) {
        Stack stack = new Stack(StackConfig.local(root).fresh(fresh), Progress.timed(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "end"));
        stack.start();
        System.out.println(StartMessage.text(stack.gateway()));
        stack.announce();
        stay();
        return 0;
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
