package io.leasehold.backing.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;

/** Tells whose token a request asks for. */
@FunctionalInterface
interface TokenOwner {

    User of(TokenRequest request);
}
