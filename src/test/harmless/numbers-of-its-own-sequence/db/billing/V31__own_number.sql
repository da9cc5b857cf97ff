create sequence own_number;
