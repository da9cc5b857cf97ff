package house.recommendations;

class Wish extends org.springframework.data.domain.AbstractAggregateRoot<Wish> {}
