"""What booking replaces: a web service that does the same by an object-relational mapper, row by row."""

import os
import uuid
from datetime import datetime, timezone

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, DateTime, String, Uuid, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


def now():
    return datetime.now(timezone.utc)


class Booking(Base):
    __tablename__ = "web_booking"
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=uuid.uuid4)
    resource_id: Mapped[str] = mapped_column(String, index=True)
    user_id: Mapped[str]
    start_time: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    end_time: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    status: Mapped[str] = mapped_column(default="PENDING")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)


class Event(Base):
    __tablename__ = "web_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    booking_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    data: Mapped[dict] = mapped_column(JSON)


class Request(BaseModel):
    resource_id: str
    user_id: str
    start_time: datetime
    end_time: datetime


class Shown(Request):
    model_config = ConfigDict(from_attributes=True)
    id: uuid.UUID
    status: str
    created_at: datetime
    updated_at: datetime


class Created(BaseModel):
    booking: Shown
    conflicting: list[Shown]


engine = create_engine(os.environ["WEB_DATABASE"], pool_size=16)
Base.metadata.create_all(engine)
app = FastAPI()


@app.post("/bookings")
def create(request: Request) -> Created:
    with Session(engine) as session:
        booking = Booking(**request.model_dump())
        session.add(booking)
        session.flush()
        others = session.scalars(select(Booking).where(
            Booking.resource_id == booking.resource_id, Booking.id != booking.id, Booking.status.in_(("PENDING", "VALID")),
            Booking.start_time < booking.end_time, Booking.end_time > booking.start_time)).all()
        answer = Created(booking=Shown.model_validate(booking), conflicting=[Shown.model_validate(other) for other in others])
        session.add(Event(type="booking_created", booking_id=booking.id, data=answer.booking.model_dump(mode="json")))
        for other in answer.conflicting:
            session.add(Event(type="booking_conflict", booking_id=booking.id, data=other.model_dump(mode="json")))
        session.execute(select(func.pg_notify("web", "")))
        session.commit()
        return answer


@app.get("/bookings")
def bookings(resource_id: str) -> list[Shown]:
    with Session(engine) as session:
        found = session.scalars(select(Booking).where(Booking.resource_id == resource_id, Booking.status != "DELETED")
                                .order_by(Booking.start_time))
        return [Shown.model_validate(booking) for booking in found]
