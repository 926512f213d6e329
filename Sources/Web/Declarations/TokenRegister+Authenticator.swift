public import Office

extension TokenRegister: Authenticator {}
