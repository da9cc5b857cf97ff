package house.bootstrap;

import org.springframework.stereotype.Component;

@Component
class WarmUp {}
