package io.leasehold.local.login;

import io.leasehold.backing.identity.User;
import java.util.List;

/**
 * Settings of the login.
 *
 * @param issuer the OpenID Connect provider; it may be unavailable when the login starts
 * @param audience the audience of the provider's tokens
 */
public record LoginSettings(String issuer, String audience, List<User> users, Catalog catalog) {
    public LoginSettings {
        users = List.copyOf(users);
    }
}
