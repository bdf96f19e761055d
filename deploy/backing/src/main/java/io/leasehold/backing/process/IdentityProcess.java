package io.leasehold.backing.process;

import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;

/**
 * Main class that runs the identity provider of the local users.
 *
 * <p>Prints one line, {@code READY} and the address, when the provider serves, and stops when terminated.
 */
public final class IdentityProcess {

    private IdentityProcess() {}

    /** Runs the provider. Arguments: {@code --port NUMBER --parent-pid NUMBER}, both optional. */
    public static void main(String[] args) {
        ServerProcess.run(args, IdentityProcess::start);
    }

    private static String start(Arguments arguments) {
        return IdentityProvider.start(arguments.port(), LocalUsers.load()).issuer();
    }
}
