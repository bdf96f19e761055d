package io.leasehold.local.command;

import io.leasehold.local.Progress;
import io.leasehold.local.Stack;
import io.leasehold.local.StackConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Command that starts the stack and runs until Ctrl-C, {@code down} or a failure. */
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
