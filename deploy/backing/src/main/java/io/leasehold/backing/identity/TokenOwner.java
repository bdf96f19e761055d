package io.leasehold.backing.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;

/** Lookup of the user for whom a request asks for a token. */
@FunctionalInterface
interface TokenOwner {

    User of(TokenRequest request);
}
