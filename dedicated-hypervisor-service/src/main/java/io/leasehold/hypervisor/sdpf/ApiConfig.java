package io.leasehold.hypervisor.sdpf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Settings of the API. */
@ConfigMapping(prefix = "dh")
interface ApiConfig {
    /** Public URL of this service without {@code /v1.0}; defaults to the URL of the request. */
    Optional<String> publicUrl();

    /** URL of the bare-metal API for links; defaults to {@code /baremetal} at the public address. */
    Optional<String> baremetalUrl();

    /** Maximum length of a request body, in characters. */
    @WithName("http.max-body")
    @WithDefault("65536")
    int maxBody();
}
