package io.leasehold.local.login;

import io.leasehold.backing.identity.User;
import java.util.List;

/**
 * What the login needs to know.
 *
 * @param issuer   the OpenID Connect provider; it need not be up when the login starts
 * @param audience whom the provider's tokens are meant for
 */
public record LoginSettings(String issuer, String audience, List<User> users, Catalog catalog) {
    public LoginSettings {
        users = List.copyOf(users);
    }
}
