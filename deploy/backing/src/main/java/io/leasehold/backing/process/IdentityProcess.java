package io.leasehold.backing.process;

import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;

/**
 * The identity provider of the local users as a process of its own.
 *
 * <p>It prints one line, {@code READY} and its address, when it serves, and stops when it is terminated.
 */
public final class IdentityProcess {

    private IdentityProcess() {}

    /** Arguments: {@code --port NUMBER --parent-pid NUMBER}, both optional. */
    public static void main(String[] args) {
        ServerProcess.run(args, IdentityProcess::start);
    }

    private static String start(Arguments arguments) {
        return IdentityProvider.start(arguments.port(), LocalUsers.load()).issuer();
    }
}
