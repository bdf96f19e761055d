package io.leasehold.local.command;

import io.leasehold.local.StackState;
import io.leasehold.local.StateFile;
import io.leasehold.local.login.LoginClient;
import java.net.URI;
import java.nio.file.Path;

/** Command that prints a token of a local user for use in a header. */
record Token(String user) implements Command {
    @Override
    public int run(Path root) {
        StackState state = new StateFile(root.resolve(".leasehold"))
                .readRunning()
                .orElseThrow(() -> new IllegalStateException("The stack is not up; ./leasehold up starts it."));
        URI gateway = URI.create("http://localhost:%d".formatted(state.gatewayPort()));
        System.out.println(new LoginClient(gateway).token(user, user));
        return 0;
    }
}
